# Größe des Teils in µm — ×2
name = "Größe × Höhe ≈ 10 µm ⌀"
other = f"ø {name} 🔧 {len(name)=} → ✔️"; after = 'behind wide characters 😀', 1
data = {"größe": 1, 'высота': 2, "高さ": 3}
