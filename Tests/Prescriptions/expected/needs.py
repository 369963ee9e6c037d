"""What is taken when needed: how much at once, how far apart, and the most in how many hours."""

from prescribed import needed

needed("leaflets/paracetamol", "g", dose=1, spacing=4, most=4)
needed("leaflets/ibuprofen", "tablets", dose=2, spacing=4, most=6)
needed("leaflets/sumatriptan", "mg", dose=50, spacing=2, most=300)
needed("leaflets/salbutamol", "puffs", dose=2, most=8)
needed("leaflets/morphine-solution", "ml", dose=2.5, spacing=4)
needed("leaflets/rizatriptan-week", "mg", dose=10, spacing=2, most=20, within=7 * 24, days=10)
needed("leaflets/zolmitriptan-repeat", "sprays", dose=1, spacing=2, most=2)
needed("leaflets/loperamide", "capsules", dose=1, most=8)
needed("leaflets/colchicine", "mcg", dose=500, spacing=6, most=6000, within=6 * 24, days=10)
needed("leaflets/nitroglycerin-spray", "sprays", dose=1, spacing=0.5, most=2, within=1)
needed("leaflets/ergotamine", "tablets", dose=1, spacing=0.5, most=4)
