"""The window: the only place that imports Qt. Pages show frozen views and emit intents; controllers call services."""
