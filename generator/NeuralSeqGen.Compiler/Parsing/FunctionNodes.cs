using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>The nodes of one body while it is read: each gets a place, and the text of a place is kept beside.</summary>
internal sealed class FunctionNodes(IMethodSymbol method)
{
    private readonly List<ISymbol> _slots = [.. method.Parameters];
    private readonly HashSet<ISymbol> _refused = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method => method;

    public List<SyntaxNode> Places { get; } = [];

    public List<FunctionRefusal> Refusals { get; } = [];

    /// <summary>Whether the C# compiler reports something in the body.</summary>
    public bool IsBroken { get; set; }

    public int Slots => _slots.Count;

    public FunctionNode Node(FunctionNodeKind kind, SyntaxNode text, object? value, params FunctionNode[] children)
    {
        Places.Add(text);
        return new(kind, Places.Count - 1, value, children.ToEquatableArray());
    }

    public FunctionNode Node(FunctionNodeKind kind, SyntaxNode text, object? value, IEnumerable<FunctionNode> children) => Node(kind, text, value, children.ToArray());

    /// <summary>What a parameter or local holds.</summary>
    public FunctionNode Slot(ISymbol symbol, SyntaxNode text)
    {
        int slot = _slots.FindIndex(known => SymbolEqualityComparer.Default.Equals(known, symbol));
        if (slot < 0)
        {
            slot = _slots.Count;
            _slots.Add(symbol);
        }

        return Node(FunctionNodeKind.Slot, text, slot);
    }

    /// <summary>What cannot be compiled, in a sentence of its own, one for a place; a constant stands for it.</summary>
    public FunctionNode Refuse(SyntaxNode text, string sentence)
    {
        var node = Node(FunctionNodeKind.Constant, text, null);
        if (!Refusals.Any(known => Places[known.Place] == text))
        {
            Refusals.Add(new(node.Place, sentence));
        }

        return node;
    }

    /// <summary>What a local begins with. Where that is refused, or made of a local that is, so is the local.</summary>
    public FunctionNode Initial(ISymbol local, IOperation initial, Func<IOperation, FunctionNode> read)
    {
        int before = Refusals.Count;
        var value = read(initial);
        if (Refusals.Count > before || (Root(initial) is { } root && _refused.Contains(root)))
        {
            _refused.Add(local);
        }

        return value;
    }

    public bool IsRefused(ISymbol local) => _refused.Contains(local);

    /// <summary>The local that an expression begins with, as <c>parts</c> in <c>parts.ToArray()</c>.</summary>
    public static ISymbol? Root(IOperation? expression) => expression switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IMemberReferenceOperation member => Root(member.Instance),
        IInvocationOperation call => Root(call.Instance ?? call.Arguments.FirstOrDefault()?.Value),
        IArrayElementReferenceOperation element => Root(element.ArrayReference),
        IConversionOperation conversion => Root(conversion.Operand),
        _ => null,
    };

    /// <summary>What the C# compiler reports.</summary>
    public FunctionNode Broken(SyntaxNode text)
    {
        IsBroken = true;
        return Node(FunctionNodeKind.Constant, text, null);
    }

    /// <summary>An expression as its author writes it, on one line and not too long.</summary>
    public static string Quote(SyntaxNode text)
    {
        string line = string.Join(" ", text.ToString().Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 60 ? line : line.Substring(0, 57) + "...";
    }
}
