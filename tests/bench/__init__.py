"""Measures Kizuna beside a plainly written Streamlit page of the same figures: `make bench`."""
