"""WhatsApp texts: one frozen sheet in, a text out. Pure: no database, no clock, no web; a person sends."""
