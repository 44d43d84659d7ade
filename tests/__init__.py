"""The tests of Tuntas."""

import gc

# Python looks for cycles among half a million objects of modules, models and templates again and again: a tenth of all
# work. What nobody holds any more is still freed at once; only cycles wait. It stands here to come before all imports.
gc.set_threshold(200_000, 10, 100)
