"""Papers: one frozen sheet in, the bytes of one file out. Pure: no database, no clock, no web."""
