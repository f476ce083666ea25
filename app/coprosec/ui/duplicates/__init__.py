"""People who may be one."""
