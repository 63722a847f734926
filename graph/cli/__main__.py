"""`python -m accord.cli`: the same as the command `accord`."""

from . import main

if __name__ == "__main__":
    main()
