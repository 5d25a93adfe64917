-- Which columns of long lists a person wants to see: "parcelles=surface.statut;personnes=roles".
ALTER TABLE people ADD COLUMN list_columns TEXT NOT NULL DEFAULT '';
