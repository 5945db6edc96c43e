from programs.models.participant import Application, Invitation, Participant, ParticipantState, Role, Story
from programs.models.program import (
    Audience,
    Consultation,
    DepartmentRule,
    GenerationRule,
    InterestMode,
    Post,
    Preset,
    Program,
    ProgramRole,
    ProgramState,
    Visibility,
)
from programs.models.topic_list import HiddenTopic, MergedChoice, ProposalState, TopicProposal
from programs.models.topics import Level, Need, Offer, Priority

__all__ = [
    "Application",
    "Audience",
    "Consultation",
    "DepartmentRule",
    "GenerationRule",
    "HiddenTopic",
    "InterestMode",
    "Invitation",
    "Level",
    "MergedChoice",
    "Need",
    "Offer",
    "Participant",
    "ParticipantState",
    "Post",
    "Preset",
    "Priority",
    "Program",
    "ProgramRole",
    "ProgramState",
    "ProposalState",
    "Role",
    "Story",
    "TopicProposal",
    "Visibility",
]
