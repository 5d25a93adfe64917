//! Well-known text ("POLYGON ((2.8 50.4, …))"), the way geometries stand in the tables that QGIS and ogr2ogr write.

use serde_json::{Value, json};

/// Reads a geometry; nothing where the text is none. Heights are dropped.
#[must_use]
pub fn parse(text: &str) -> Option<Value> {
    let text = text.trim();
    // PostGIS writes the frame in front: "SRID=4326;POINT(…)".
    let text = text.split_once(';').filter(|(frame, _)| frame.eq_ignore_ascii_case("SRID=4326")).map_or(text, |(_, rest)| rest);
    let open = text.find('(')?;
    let kind = match text[..open].split_whitespace().next()?.to_ascii_uppercase().as_str() {
        "POINT" => "Point",
        "MULTIPOINT" => "MultiPoint",
        "POLYGON" => "Polygon",
        "MULTIPOLYGON" => "MultiPolygon",
        _ => return None,
    };
    let mut rest = &text[open..];
    let mut coordinates = group(&mut rest, 0)?;
    if !rest.trim().is_empty() {
        return None;
    }
    if kind == "Point" {
        coordinates = coordinates.as_array().filter(|all| all.len() == 1)?.first()?.clone();
    }
    if kind == "MultiPoint" {
        // Points stand in parentheses of their own, or not.
        let bare = |point: &Value| if point[0].is_array() { point[0].clone() } else { point.clone() };
        coordinates = Value::Array(coordinates.as_array()?.iter().map(bare).collect());
    }
    Some(json!({ "type": kind, "coordinates": coordinates }))
}

/// What stands between two parentheses: groups, or positions.
fn group(rest: &mut &str, depth: usize) -> Option<Value> {
    *rest = rest.trim_start().strip_prefix('(')?;
    let mut items = Vec::new();
    loop {
        *rest = rest.trim_start();
        if rest.starts_with('(') {
            if depth >= 3 {
                return None;
            }
            items.push(group(rest, depth + 1)?);
        } else {
            let end = rest.find([',', ')'])?;
            items.push(position(&rest[..end])?);
            *rest = &rest[end..];
        }
        *rest = rest.trim_start();
        match rest.chars().next()? {
            ',' => *rest = &rest[1..],
            ')' => {
                *rest = &rest[1..];
                return Some(Value::Array(items));
            }
            _ => return None,
        }
    }
}

fn position(text: &str) -> Option<Value> {
    let numbers: Vec<f64> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers.as_slice() {
        [lon, lat] | [lon, lat, _] | [lon, lat, _, _] => Some(json!([lon, lat])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geometries_of_tables_are_read() {
        assert_eq!(parse("POINT (2.8 50.4)"), Some(json!({ "type": "Point", "coordinates": [2.8, 50.4] })));
        assert_eq!(parse("SRID=4326;POINT Z(2.8 50.4 30)").unwrap()["coordinates"], json!([2.8, 50.4]));
        let square = parse("Polygon((2 50, 3 50, 3 51, 2 50),(2.1 50.1,2.2 50.1,2.2 50.2,2.1 50.1))").unwrap();
        assert_eq!(square["coordinates"].as_array().unwrap().len(), 2);
        assert_eq!(parse("MULTIPOLYGON(((2 50, 3 50, 3 51, 2 50)))").unwrap()["coordinates"][0][0][0], json!([2.0, 50.0]));
        for broken in [
            "",
            "POLYGON",
            "POLYGON((2 50, 3",
            "POLYGON((2 50, 3 x, 3 51))",
            "LINESTRING(2 50, 3 51)",
            "POINT(1 2) x",
            "POINT((((((1 2))))))",
        ] {
            assert_eq!(parse(broken), None, "{broken}");
        }
    }
}
