from mentoring.profiles.models.birth import BirthYear
from mentoring.profiles.models.directory import ImportPart, ImportRun
from mentoring.profiles.models.line import ReportingLine
from mentoring.profiles.models.partner import GuestAccount, PartnerOrganisation
from mentoring.profiles.models.portrait import Portrait
from mentoring.profiles.models.profile import PartAudience, Profile, PromptAnswer, SpokenLanguage
from mentoring.profiles.models.topic import Topic
from mentoring.profiles.models.user import User

__all__ = [
    "BirthYear",
    "GuestAccount",
    "ImportPart",
    "ImportRun",
    "PartAudience",
    "PartnerOrganisation",
    "Portrait",
    "Profile",
    "PromptAnswer",
    "ReportingLine",
    "SpokenLanguage",
    "Topic",
    "User",
]
