using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads JSON, and trusts nothing in it: objects are dictionaries, arrays lists, whole numbers <c>long</c>, other numbers <c>double</c>. What is malformed is a <see cref="FormatException"/> with the place.</summary>
internal sealed class JsonReader(string text)
{
    private const int Deepest = 16;

    private int _at;

    /// <summary>The one value that the text is.</summary>
    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        object? value = reader.Value(0);
        return reader.Next() == '\0' && reader._at == text.Length ? value : throw reader.Wrong();
    }

    private object? Value(int depth) => Next() switch
    {
        _ when depth > Deepest => throw Wrong(),
        '{' => Object(depth),
        '[' => Array(depth),
        '"' => String(),
        't' => Word("true", true),
        'f' => Word("false", false),
        'n' => Word("null", null),
        _ => Number(),
    };

    private Dictionary<string, object?> Object(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        Items('{', '}', () =>
        {
            string name = Next() == '"' ? String() : throw Wrong();
            Take(':');
            if (members.ContainsKey(name))
            {
                throw Wrong();
            }

            members.Add(name, Value(depth + 1));
        });
        return members;
    }

    private List<object?> Array(int depth)
    {
        var items = new List<object?>();
        Items('[', ']', () => items.Add(Value(depth + 1)));
        return items;
    }

    private void Items(char open, char close, Action item)
    {
        Take(open);
        if (Next() != close)
        {
            item();
            while (Next() == ',')
            {
                _at++;
                item();
            }
        }

        Take(close);
    }

    private string String()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            value.Append(text[_at] < ' ' ? throw Wrong() : text[_at] == '\\' ? Escaped() : text[_at]);
        }

        return _at++ < text.Length ? value.ToString() : throw Wrong();
    }

    private char Escaped()
    {
        const string Letters = "\"\\/bfnrt", Meant = "\"\\/\b\f\n\r\t";
        char letter = ++_at < text.Length ? text[_at] : throw Wrong();
        if (letter != 'u')
        {
            int known = Letters.IndexOf(letter);
            return known >= 0 ? Meant[known] : throw Wrong();
        }

        _at += 4;
        return _at < text.Length && ushort.TryParse(text.Substring(_at - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) ? (char)code : throw Wrong();
    }

    private object Number()
    {
        int start = _at;
        while (_at < text.Length && text[_at] is (>= '0' and <= '9') or '+' or '-' or '.' or 'e' or 'E')
        {
            _at++;
        }

        string number = text.Substring(start, _at - start);
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? (object)whole :
            double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : throw Wrong();
    }

    private object? Word(string word, object? value)
    {
        _at += string.CompareOrdinal(text, _at, word, 0, word.Length) == 0 ? word.Length : throw Wrong();
        return value;
    }

    private void Take(char expected)
    {
        if (Next() != expected)
        {
            throw Wrong();
        }

        _at++;
    }

    /// <summary>The character behind white space; 0 at the end.</summary>
    private char Next()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : '\0';
    }

    private FormatException Wrong() => new("at character " + _at.ToString(CultureInfo.InvariantCulture));
}
