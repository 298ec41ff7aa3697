using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Reads what <see cref="InstructionWriter"/> writes. A text that it did not write is a <see cref="FormatException"/>, whatever it holds.</summary>
internal sealed class InstructionReader(string text)
{
    /// <summary>As deep as no expression that someone writes; deeper ones are refused where they are written.</summary>
    public const int MaxDepth = 1000;

    private const int NoPlace = -1;

    private int _at;
    private int _depth;

    public IEnumerable<FunctionBody> Bodies()
    {
        while (_at < text.Length)
        {
            yield return Body();
        }
    }

    private FunctionBody Body()
    {
        Open();
        string name = Text();
        int results = Number(), slots = Number();
        Open();
        var parameters = Until(Parameter);
        var root = Node();
        Close();
        return new(name, parameters, results, root) { Slots = slots, IsPackaged = true };
    }

    private FunctionParameter Parameter()
    {
        Open();
        var parameter = new FunctionParameter(Text(), Kind<FunctionParameterKind>()) { HasDefault = Value() is true, Default = Value() };
        return parameter with { Arguments = Until(Argument) };
    }

    private ArgumentSpec Argument()
    {
        Open();
        var argument = new ArgumentSpec(Text(), Value());
        Close();
        return argument;
    }

    private FunctionNode Node()
    {
        if (++_depth > MaxDepth)
        {
            throw new FormatException();
        }

        Open();
        var node = new FunctionNode(Kind<FunctionNodeKind>(), NoPlace, Value(), EquatableArray<FunctionNode>.Empty);
        node = node with { Children = Until(Node) };
        _depth--;
        return node;
    }

    private object? Value()
    {
        if (Peek() == '"')
        {
            return Text();
        }

        if (Peek() == '(')
        {
            return List();
        }

        string word = Word();
        return word[0] switch
        {
            'n' when word.Length == 1 => null,
            't' when word.Length == 1 => true,
            'f' when word.Length == 1 => false,
            'i' when int.TryParse(word.Substring(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
            'd' when word.Length == 17 && long.TryParse(word.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long bits) => BitConverter.Int64BitsToDouble(bits),
            'e' when word.Length > 1 => new EnumMember(word.Substring(1)),
            _ => throw new FormatException(),
        };
    }

    private object List()
    {
        Open();
        return Word() switch
        {
            "I" => Until(Number),
            "D" => Until(() => Value() is double number ? number : throw new FormatException()),
            "S" => Until(Text),
            "O" => Until(Scalar),
            _ => throw new FormatException(),
        };
    }

    private object? Scalar() => Peek() != '(' ? Value() : throw new FormatException();

    private int Number() => Value() is int number ? number : throw new FormatException();

    private T Kind<T>()
        where T : struct
    {
        string word = Word();
        return char.IsLetter(word[0]) && Enum.TryParse(word, out T kind) && Enum.IsDefined(typeof(T), kind) ? kind : throw new FormatException();
    }

    /// <summary>Elements up to the parenthesis that closes their list.</summary>
    private EquatableArray<T> Until<T>(Func<T> read)
    {
        var elements = new List<T>();
        while (Peek() != ')')
        {
            elements.Add(read());
        }

        _at++;
        return elements.ToEquatableArray();
    }

    private string Word()
    {
        int end = text.IndexOf(' ', _at);
        string word = end > _at ? text.Substring(_at, end - _at) : throw new FormatException();
        _at = end + 1;
        return word;
    }

    private string Text()
    {
        Take('"');
        var result = new StringBuilder();
        for (char c = Peek(); c != '"'; c = Peek())
        {
            _at += c == '\\' ? 1 : 0;
            result.Append(Peek());
            _at++;
        }

        _at++;
        return result.ToString();
    }

    private void Open() => Take('(');

    private void Close() => Take(')');

    private void Take(char symbol) => _at = Peek() == symbol ? _at + 1 : throw new FormatException();

    private char Peek() => _at < text.Length ? text[_at] : throw new FormatException();
}
