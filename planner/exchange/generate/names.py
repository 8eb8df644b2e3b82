"""Names that belong to nobody: a first name, and a colour or a plant."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text; an underscore stands for a space."""
    return tuple(word.replace("_", " ") for word in text.split())


FIRST_NAMES = _words(
    "Agathe Brune Clémence Diane Élodie Fanny Gaëlle Hélène Inès Jeanne Karine Léa "
    "Mathilde Nadège Océane Pauline Quitterie Rachel Sabine Tiphaine Ursule Valérie "
    "Wendy Yasmine Zoé Amandine Béatrice Céline Delphine Estelle Farida Ghislaine "
    "Halima Irène Jérôme Kadiatou Lucile Marc Nora Odile Patricia Romane Sophie"
)
LAST_NAMES = _words(
    "Lilas Amarante Garance Pervenche Bleuet Genêt Houx Sorbier Charme Aubépine "
    "Carmin Indigo Safran Vermillon Ocre Turquoise Émeraude Prunelle Mirabelle "
    "Noisette Fougère Bruyère Lavande Mauve Muguet Jonquille Narcisse Primevère "
    "Coquelicot Églantine Capucine Pivoine Glycine Jasmin Myosotis Anémone Dahlia"
)
SITE_NAMES = _words(
    "Grand_Tilleul Trois_Saules Noisetière Vieux_Chêne Sureau Belle_Aubépine "
    "Érable Cyprès_Bleu Mûriers Hêtraie Pommeraie Cerisaie Bouleaux Genévrier "
    "Frêne_Blanc Roseraie Châtaigneraie Peupliers Oliveraie Sapinière"
)
SPECIALTIES = {
    "urgences": "Urgences",
    "cardiologie": "Cardiologie",
    "pneumologie": "Pneumologie",
    "gastro": "Gastro-entérologie",
    "orthopedie": "Orthopédie",
    "viscerale": "Chirurgie viscérale",
    "ophtalmologie": "Ophtalmologie",
    "maternite": "Maternité",
    "pediatrie": "Pédiatrie",
    "gynecologie": "Gynécologie",
    "geriatrie": "Gériatrie",
    "psychiatrie": "Psychiatrie",
    "neurologie": "Neurologie",
    "urologie": "Urologie",
    "dermatologie": "Dermatologie",
    "oncologie": "Oncologie",
    "nephrologie": "Néphrologie",
    "rhumatologie": "Rhumatologie",
    "radiologie": "Radiologie",
    "endocrinologie": "Endocrinologie",
}
"""Names of specialties, by the id that is in files."""


def person(number: int) -> str:
    """Return the name of person `number`; none comes twice below about 1,500."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    return f"{first} {LAST_NAMES[number % len(LAST_NAMES)]}"
