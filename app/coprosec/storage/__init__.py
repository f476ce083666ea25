"""Tables, engine and queries: the only place, with services, that knows SQLAlchemy."""
