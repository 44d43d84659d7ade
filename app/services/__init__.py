"""Use cases that write: one public function = one use case = one transaction."""
