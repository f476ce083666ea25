"""The window around the pages: navigation with history, actions, the bar on the left."""
