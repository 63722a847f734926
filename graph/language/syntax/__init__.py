"""Tags, sentences, dependencies, names and semantic roles in one network of accord's own, run by numpy alone."""
