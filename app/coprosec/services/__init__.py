"""Use cases, one class a noun. They return frozen objects and raise KnownError; the record's thread calls them,
but for the catalog, which reads the compiled course where it is asked.
"""
