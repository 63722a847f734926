"""How the shipped pipeline is trained; needs the extra `train` (torch), nothing of which is used at run time."""
