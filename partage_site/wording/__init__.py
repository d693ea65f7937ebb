"""All sentences that people read in a terminal, in French, one file a stage.

Each function is named after a problem, takes its place first and gives the whole `Diagnostic` (or, for a
`Refusal`, the message and the hint); nothing here decides anything.
"""
