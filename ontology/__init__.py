"""The knowledge of accord, as data: classes, shapes, frames, cues, actors, questions. No logic."""
