"""Badges and attendance lists as PDF: Python says what is on them, typst (`*.typ`) where, in a process of its own."""
