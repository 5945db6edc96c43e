"""How dates are written in each language, where Django's own choice does not fit the rest of the pages."""
