using System.Collections.Generic;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>An extent of a weight or state: a number, or a formula of whole numbers and names with + − * / and parentheses, such as <c>2*units</c>.</summary>
internal sealed class ExtentFormula
{
    private readonly string _text;
    private readonly IReadOnlyDictionary<string, int> _names;
    private int _at;

    private ExtentFormula(string text, IReadOnlyDictionary<string, int> names)
    {
        _text = text;
        _names = names;
    }

    /// <summary>The extent.</summary>
    /// <param name="extent">An int, or a string that is a formula.</param>
    /// <param name="names">What names stand for.</param>
    public static int Value(object? extent, IReadOnlyDictionary<string, int> names)
    {
        if (extent is int number)
        {
            return number;
        }

        if (extent is not string text)
        {
            throw Wrong("an extent is an int, or a formula in a string");
        }

        var formula = new ExtentFormula(text, names);
        long value = formula.Sum();
        return formula._at < text.Length ? throw formula.Unread() : value is > 0 and <= int.MaxValue ? (int)value : throw Wrong($"\"{text}\" is {value}, and an extent is at least 1");
    }

    private long Sum()
    {
        long sum = Product();
        while (Take('+') is var isPlus && (isPlus || Take('-')))
        {
            sum += isPlus ? Product() : -Product();
        }

        return sum;
    }

    private long Product()
    {
        long product = Factor();
        while (Take('*') is var isTimes && (isTimes || Take('/')))
        {
            long factor = Factor();
            product = isTimes ? product * factor : factor != 0 && product % factor == 0 ? product / factor : throw Wrong($"\"{_text}\" divides {product} by {factor}, which leaves a rest");
            product = System.Math.Abs(product) <= int.MaxValue ? product : throw Wrong($"\"{_text}\" is larger than an int");
        }

        return product;
    }

    private long Factor()
    {
        if (Take('('))
        {
            long inside = Sum();
            return Take(')') ? inside : throw Unread();
        }

        Skip();
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        string word = _text.Substring(start, _at - start);
        return word.Length == 0 ? throw Unread() : int.TryParse(word, out int number) ? number : _names.TryGetValue(word, out int named) ? named :
            throw Wrong($"\"{word}\" of \"{_text}\" is unknown: there are {string.Join(", ", _names.Keys)}");
    }

    private bool Take(char symbol)
    {
        Skip();
        bool isThere = _at < _text.Length && _text[_at] == symbol;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private void Skip()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private FunctionException Unread() => Wrong($"\"{_text}\" is no formula: {(_at < _text.Length ? $"'{_text[_at]}' does not belong there" : "its end is missing")}");

    private static FunctionException Wrong(string sentence) => new(RuleIds.FunctionArguments, sentence + ".");
}
