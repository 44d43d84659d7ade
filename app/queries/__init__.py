"""Reads: rows and small views for pages and sheets, always within what the actor may see."""
