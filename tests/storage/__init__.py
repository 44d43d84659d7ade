"""Tests of the file store, with a collection of harmless and hostile uploads that form tests use too."""
