"""The texts of accord, as data: sample dispatches and gold annotations. No logic."""
