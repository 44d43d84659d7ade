"""Lists that people bring along (CSV, pasted text), read into rows. Pure: no Flask, no database."""
