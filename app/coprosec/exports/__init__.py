"""Files for other people and programs: frozen records in, a file out, written beside and renamed."""
