"""The list of scenarios, module by module."""
