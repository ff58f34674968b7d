"""Builds the image and tries it on a real engine, against the tests' Bot API server."""
