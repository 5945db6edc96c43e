from programs.models.participant import Application, Invitation, Participant, ParticipantState, Role
from programs.models.program import (
    Audience,
    DepartmentRule,
    GenerationRule,
    Post,
    Program,
    ProgramRole,
    ProgramState,
    Visibility,
)
from programs.models.topics import Level, Need, Offer, Priority

__all__ = [
    "Application",
    "Audience",
    "DepartmentRule",
    "GenerationRule",
    "Invitation",
    "Level",
    "Need",
    "Offer",
    "Participant",
    "ParticipantState",
    "Post",
    "Priority",
    "Program",
    "ProgramRole",
    "ProgramState",
    "Role",
    "Visibility",
]
