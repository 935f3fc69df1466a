"""The audit: an attacker who holds the release tries to work out small groups. Shares no code with what protects."""

from analyzer.disclosure.audit.attack import audit
from analyzer.disclosure.audit.verdict import Leak, Verdict

__all__ = ["Leak", "Verdict", "audit"]
