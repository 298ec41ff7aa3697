using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NeuralSeqGen.Compiler.Model;

/// <summary>Writes bodies of functions as lists in parentheses. Doubles are their bits, so that they come back as they were on every machine.</summary>
internal sealed class InstructionWriter
{
    private readonly StringBuilder _text = new();

    public void Body(FunctionBody body)
    {
        Open(body.Name);
        Value(body.Results);
        Value(body.Slots);
        Open(null);
        foreach (var parameter in body.Parameters)
        {
            Parameter(parameter);
        }

        Close();
        Node(body.Root);
        Close();
    }

    public override string ToString() => _text.ToString();

    private void Parameter(FunctionParameter parameter)
    {
        Open(parameter.Name);
        Word(parameter.Kind.ToString());
        Value(parameter.HasDefault);
        Value(parameter.Default);
        foreach (var argument in parameter.Arguments)
        {
            Open(argument.Name);
            Value(argument.Value);
            Close();
        }

        Close();
    }

    private void Node(FunctionNode node)
    {
        Open(null);
        Word(node.Kind.ToString());
        Value(node.Value);
        foreach (var child in node.Children)
        {
            Node(child);
        }

        Close();
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case int number: Word("i" + number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: Word("d" + BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture)); break;
            case bool flag: Word(flag ? "t" : "f"); break;
            case string text: Text(text); break;
            case EnumMember member: Word("e" + member.Name); break;
            case EquatableArray<int> numbers: List("I", numbers); break;
            case EquatableArray<double> numbers: List("D", numbers); break;
            case EquatableArray<string> texts: List("S", texts); break;
            case EquatableArray<object?> values: List("O", values); break;
            default: Word("n"); break;
        }
    }

    private void List<T>(string kind, IEnumerable<T> values)
    {
        Open(null);
        Word(kind);
        foreach (var value in values)
        {
            Value(value);
        }

        Close();
    }

    private void Open(string? name)
    {
        _text.Append('(');
        if (name is not null)
        {
            Text(name);
        }
    }

    private void Close() => _text.Append(')');

    private void Word(string word) => _text.Append(word).Append(' ');

    private void Text(string text) => _text.Append('"').Append(text.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
}
