"""Tries every example, step and fix of the Docker course on a real engine."""
