"""What a text asserts of its figures, each assertion judged, with the reason.

model         an assertion, and what judging it finds
overstated    words that say more of a claim than its verdict allows
done          what is only planned, told as if it had been done
sensitivity   how far doubt about the text reaches
"""

from .model import Assertion, Claim, Claims, Finding, Verdict, judged

__all__ = ["Assertion", "Claim", "Claims", "Finding", "Verdict", "judged"]
