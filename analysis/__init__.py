"""Everything of Kizuna that needs no Streamlit: data, summaries, figures and words.

Data flows one way:
CSV → `dataset` (checked) → `selection` (narrowed) → `summaries` → `charts`, `maps`, `narrative`.
"""
