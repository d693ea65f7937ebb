"""What volunteers may write: one file a kind, the single declaration that everything else is made from."""
