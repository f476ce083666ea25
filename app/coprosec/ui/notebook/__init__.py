"""The learner’s own notes and bookmarks, all together."""
