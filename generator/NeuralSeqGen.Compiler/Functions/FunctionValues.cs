using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Evaluates the expressions of a function. A tensor is a value of the graph, a list what tuples, arrays and parts of a split are.</summary>
/// <param name="graph">What operations append to.</param>
/// <param name="call">Runs another function of the set.</param>
internal sealed class FunctionValues(FunctionGraph graph, Func<int, IReadOnlyList<object?>, object?> call)
{
    private const int MaxElements = 10_000;

    public object? Evaluate(FunctionFrame frame, FunctionNode node)
    {
        try
        {
            return Value(frame, node);
        }
        catch (FunctionException e) when (e.Place is null)
        {
            e.Place = new(frame.Body, node.Place);
            throw;
        }
        catch (WorkMemoryException)
        {
            throw new FunctionException(RuleIds.FunctionShapes, "the result has more elements than an int counts. Reduce an axis before, or repeat less.") { Place = new(frame.Body, node.Place) };
        }
        catch (GraphException e)
        {
            throw new FunctionException(RuleIds.FunctionShapes, $"the shapes do not fit: {e.Message}.") { Place = new(frame.Body, node.Place) };
        }
    }

    public bool Condition(FunctionFrame frame, FunctionNode node) => Evaluate(frame, node) is bool holds ? holds : throw Unknown("the condition", frame, node);

    public IReadOnlyList<object?> List(FunctionFrame frame, FunctionNode node) => Evaluate(frame, node) as IReadOnlyList<object?> ?? throw Unknown("the list", frame, node);

    /// <summary>Gives a value to a slot, or its parts to the targets of a tuple.</summary>
    public void Assign(FunctionFrame frame, FunctionNode target, object? value)
    {
        if (target.Kind == FunctionNodeKind.Slot)
        {
            frame.Slots[(int)target.Value!] = value;
        }
        else if (target.Kind == FunctionNodeKind.List)
        {
            var parts = value as IReadOnlyList<object?> ?? throw Unknown("what is taken apart", frame, target);
            if (parts.Count != target.Children.Count)
            {
                throw new FunctionException(RuleIds.FunctionShapes, $"there are {parts.Count} parts, but {target.Children.Count} are taken.") { Place = new(frame.Body, target.Place) };
            }

            for (int i = 0; i < parts.Count; i++)
            {
                Assign(frame, target.Children[i], parts[i]);
            }
        }
    }

    private object? Value(FunctionFrame frame, FunctionNode node)
    {
        switch (node.Kind)
        {
            case FunctionNodeKind.Constant: return node.Value;
            case FunctionNodeKind.Slot: return frame.Slots[(int)node.Value!];
            case FunctionNodeKind.Choice: return Evaluate(frame, node.Children[Condition(frame, node.Children[0]) ? 1 : 2]);
            case FunctionNodeKind.Arithmetic when NumberArithmetic.IsShort((string)node.Value!): return Short(frame, node);
            case FunctionNodeKind.Assign:
                object? assigned = Evaluate(frame, node.Children[1]);
                Assign(frame, node.Children[0], assigned);
                return assigned;
            default: return Applied(node, node.Children.Select(child => Evaluate(frame, child)).ToList());
        }
    }

    private object? Applied(FunctionNode node, IReadOnlyList<object?> operands) => node.Kind switch
    {
        FunctionNodeKind.List => Listed(operands),
        FunctionNodeKind.Spread => new FunctionSpread(Counted(operands[0])),
        FunctionNodeKind.Operation => OperationCatalogue.Get((string)node.Value!).Apply(new OperationCall(graph, (string)node.Value!, operands)),
        FunctionNodeKind.Call => call((int)node.Value!, operands),
        FunctionNodeKind.Arithmetic => NumberArithmetic.Apply((string)node.Value!, operands),
        FunctionNodeKind.Math => NumberMath.Apply((string)node.Value!, operands),
        FunctionNodeKind.Convert => Converted((string)node.Value!, operands[0]),
        FunctionNodeKind.Rank => OperationCall.AsTensor(graph, operands[0]).Shape.Rank,
        FunctionNodeKind.Extents => new FunctionExtents(OperationCall.AsTensor(graph, operands[0]).Shape),
        FunctionNodeKind.Count => Counted(operands[0]).Count,
        FunctionNodeKind.Item => Item(Counted(operands[0]), operands[1]),
        FunctionNodeKind.FromEnd => new FromEnd(operands[0] is int distance ? distance : throw new FunctionException(RuleIds.NoCompiledForm, "the distance is no number that is known at compile time.")),
        FunctionNodeKind.Range => new FunctionRange(operands[0], operands[1]),
        _ => throw new FunctionException(RuleIds.NoCompiledForm, "this has no compiled form here."),
    };

    private static IReadOnlyList<object?> Listed(IReadOnlyList<object?> operands)
    {
        long count = operands.Sum(o => o is FunctionSpread spread ? (long)spread.Elements.Count : 1);
        return count <= MaxElements ? operands.SelectMany(o => o is FunctionSpread spread ? spread.Elements : [o]).ToList()
            : throw new FunctionException(RuleIds.NoCompiledForm, $"the list has more than {Bound.Naming.Count(MaxElements)} elements. Use operations over a whole axis.");
    }

    private object? Short(FunctionFrame frame, FunctionNode node)
    {
        bool left = Condition(frame, node.Children[0]);
        return left == NumberArithmetic.Decides((string)node.Value!) ? left : Condition(frame, node.Children[1]);
    }

    private static IReadOnlyList<object?> Counted(object? list) => list as IReadOnlyList<object?> ?? throw new FunctionException(RuleIds.NoCompiledForm, "the list is not known at compile time.");

    private object? Item(IReadOnlyList<object?> list, object? index)
    {
        if (index is FunctionRange range)
        {
            int from = FromEnd.Resolve(range.Begin ?? 0, list.Count), end = FromEnd.Resolve(range.End ?? list.Count, list.Count);
            return from >= 0 && from <= end && end <= list.Count ? Part(list, from, end) : throw new FunctionException(RuleIds.FunctionShapes, $"there are no elements {from} to {end - 1} of {list.Count}.");
        }

        int at = FromEnd.Resolve(index, list.Count);
        if (at < 0 || at >= list.Count)
        {
            throw new FunctionException(RuleIds.FunctionShapes, list is FunctionExtents extents ? $"there is no axis {at} of {Bound.Naming.Sample(extents.Shape)}." : $"there is no element {at} of {list.Count}.");
        }

        graph.CountsSteps |= list is FunctionExtents read && (read.IsFront || at < list.Count - 1);
        return list[at];
    }

    private static IReadOnlyList<object?> Part(IReadOnlyList<object?> list, int from, int end) =>
        list is FunctionExtents extents && end == extents.Count ? new FunctionExtents(extents.Shape.Skip(from)) : list is FunctionExtents front ? new FunctionExtents(front.Shape.Take(end).Skip(from)) { IsFront = true } : list.Skip(from).Take(end - from).ToList();

    private object Converted(string type, object? number) => (type, number) switch
    {
        ("tensor", int or double) => OperationCall.AsTensor(graph, number),
        ("int", double real) => double.IsNaN(real) || Math.Abs(real) > int.MaxValue ? throw new FunctionException(RuleIds.NoCompiledForm, "the number is none that int holds.") : (int)real,
        ("double", int whole) => (double)whole,
        ("float", int whole) => (double)(float)whole,
        ("float", double real) => (double)(float)real,
        (_, not null) => number,
        _ => throw new FunctionException(RuleIds.NoCompiledForm, "the number is not known at compile time."),
    };

    private static FunctionException Unknown(string what, FunctionFrame frame, FunctionNode node) =>
        new(RuleIds.NoCompiledForm, $"{what} is not known at compile time.") { Place = new(frame.Body, node.Place) };
}
