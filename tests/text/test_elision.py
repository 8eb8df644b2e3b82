from __future__ import annotations

import pytest

from planner.text.message import elided


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("le planning de Inès", "le planning d’Inès"),
        ("plus que Élodie", "plus qu’Élodie"),
        ("celui de Yvonne", "celui d’Yvonne"),
        ("celui de Hélène", "celui d’Hélène"),
        ("celui de Yann", "celui de Yann"),
        ("celui de Hugo", "celui de Hugo"),
        ("de Paul et de Anaïs", "de Paul et d’Anaïs"),
        ("de 8h30 à 10h00", "de 8h30 à 10h00"),
        ("Accueil de Urgences", "Accueil d’Urgences"),
        ("Il n’y a pas de agent", "Il n’y a pas d’agent"),
        ("plus que une", "plus qu’une"),
        ("le guichet de Hôpital Bel-Air", "le guichet d’Hôpital Bel-Air"),
        ("celui de Honorine", "celui d’Honorine"),
        ("le poste de hématologie", "le poste d’hématologie"),
        ("de huit à dix heures", "de huit à dix heures"),
        ("plus de onze", "plus de onze"),
        ("de hors secteur", "de hors secteur"),
        ("de Yves", "d’Yves"),
        ("de É. Martin", "d’É. Martin"),
        ("le jour de e12", "le jour de e12"),
        ("mode ouvert", "mode ouvert"),
        ("le code IDCC", "le code IDCC"),
    ],
)
def test_de_and_que_are_cut_short_before_a_vowel(written: str, said: str) -> None:
    assert elided(written) == said
