"""What readers of a course would trip over, beyond what keeps it from loading."""
