//! Every text that is translated: English as the pages name it, Dutch, German.

/// English, Dutch, German.
pub const CATALOGUE: &[(&str, &str, &str)] = &[
    // Around every page
    ("Skip to the content", "Naar de inhoud", "Zum Inhalt"),
    ("Main", "Hoofdmenu", "Hauptmenü"),
    ("Today", "Vandaag", "Heute"),
    ("Plan", "Schema", "Plan"),
    ("Hold", "Volhouden", "Halten"),
    ("Activities", "Activiteiten", "Aktivitäten"),
    ("Move", "Bewegen", "Bewegen"),
    ("Fuel", "Voeding", "Energie"),
    ("Import", "Importeren", "Importieren"),
    ("Settings", "Instellingen", "Einstellungen"),
    (
        "Everything on these pages stays on this computer.",
        "Alles op deze pagina's blijft op deze computer.",
        "Alles auf diesen Seiten bleibt auf diesem Computer.",
    ),
    ("Models and their sources", "Modellen en hun bronnen", "Modelle und ihre Quellen"),
    ("Appearance", "Weergave", "Darstellung"),
    ("Blur", "Vervagen", "Verbergen"),
    (
        "Blurs names, maps and numbers, for a shared screen",
        "Vervaagt namen, kaarten en getallen, voor een gedeeld scherm",
        "Macht Namen, Karten und Zahlen unscharf, für einen geteilten Bildschirm",
    ),
    ("System", "Systeem", "System"),
    ("Light", "Licht", "Hell"),
    ("Dark", "Donker", "Dunkel"),
    // Without a connection
    ("No connection", "Geen verbinding", "Keine Verbindung"),
    ("No connection to stayer", "Geen verbinding met stayer", "Keine Verbindung zu stayer"),
    (
        "This page was not kept on this device. Today and the sessions of the next days are.",
        "Deze pagina staat niet op dit apparaat. Vandaag en de trainingen van de komende dagen wel.",
        "Diese Seite liegt nicht auf diesem Gerät. Heute und die Einheiten der nächsten Tage schon.",
    ),
    // Settings
    ("Save", "Opslaan", "Speichern"),
    ("Keep", "Bewaren", "Behalten"),
    ("On this device", "Op dit apparaat", "Auf diesem Gerät"),
    (
        "How these pages show things here; nothing of the library changes. Weeks of the plan are counted from Monday whatever is shown.",
        "Hoe deze pagina's de dingen hier tonen; aan de bibliotheek verandert niets. Weken van het schema tellen altijd vanaf maandag.",
        "Wie diese Seiten die Dinge hier zeigen; an der Bibliothek ändert sich nichts. Wochen des Plans zählen immer ab Montag.",
    ),
    ("Language", "Taal", "Sprache"),
    ("Speeds", "Snelheden", "Geschwindigkeiten"),
    ("Minutes a kilometre or mile", "Minuten per kilometer of mijl", "Minuten je Kilometer oder Meile"),
    ("Kilometres or miles an hour", "Kilometers of mijlen per uur", "Kilometer oder Meilen je Stunde"),
    ("Clock", "Klok", "Uhrzeit"),
    ("Weeks begin on", "Weken beginnen op", "Wochen beginnen am"),
    ("Monday", "maandag", "Montag"),
    ("Sunday", "zondag", "Sonntag"),
    ("Names, maps and numbers", "Namen, kaarten en getallen", "Namen, Karten und Zahlen"),
    ("Shown", "Getoond", "Gezeigt"),
    ("Blurred", "Vervaagd", "Unscharf"),
    ("Save for this device", "Opslaan voor dit apparaat", "Für dieses Gerät speichern"),
    (
        "Navigation, buttons and headings are translated; sentences that the program writes about your training are still English.",
        "Navigatie, knoppen en koppen zijn vertaald; zinnen die het programma over je training schrijft zijn nog Engels.",
        "Navigation, Knöpfe und Überschriften sind übersetzt; Sätze, die das Programm über dein Training schreibt, sind noch englisch.",
    ),
    ("Phones", "Telefoons", "Telefone"),
];
