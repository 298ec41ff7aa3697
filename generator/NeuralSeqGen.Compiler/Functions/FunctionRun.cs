using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>
/// Runs a function at compile time: numbers and control flow are done with, calls of other functions become part of it, and each operation on tensors appends
/// to the graph. What goes wrong is a <see cref="FunctionException"/> with its place.
/// </summary>
internal sealed class FunctionRun
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 20_000;
    private const int MaxTurns = 100_000;

    private readonly FunctionSpec _spec;
    private readonly FunctionGraph _graph;
    private readonly FunctionValues _values;
    private int _depth;
    private int _turns;

    private FunctionRun(FunctionSpec spec, FunctionGraph graph)
    {
        _spec = spec;
        _graph = graph;
        _values = new(graph, Call);
    }

    /// <summary>Runs the function on arguments: tensors of the graph, ints, doubles and bools.</summary>
    public static void Run(FunctionSpec spec, FunctionGraph graph, IReadOnlyList<object?> arguments)
    {
        object? result = new FunctionRun(spec, graph).Call(0, arguments);
        graph.Results = result is IReadOnlyList<object?> several ? several.Select(r => OperationCall.AsTensor(graph, r)).ToList() : [OperationCall.AsTensor(graph, result)];
    }

    private object? Call(int body, IReadOnlyList<object?> arguments)
    {
        if (_depth++ > MaxDepth)
        {
            throw new FunctionException(RuleIds.NoCompiledForm, $"{_spec.Bodies[body].Name} calls itself too deep: calls become part of the function, {MaxDepth} deep at most. Write a loop.");
        }

        var frame = new FunctionFrame(body, _spec.Bodies[body], arguments);
        CountTurn();
        Execute(frame);
        _depth--;
        return frame.Result;
    }

    /// <summary>What goes wrong in a function of another assembly, which has no text here, stands at its call.</summary>
    private void Execute(FunctionFrame frame)
    {
        var body = _spec.Bodies[frame.Body];
        try
        {
            Execute(frame, body.Root);
        }
        catch (FunctionException e) when (body.IsPackaged)
        {
            throw new FunctionException(e.RuleId, $"in {body.Name}: {e.Message}");
        }
    }

    private FunctionFlow Execute(FunctionFrame frame, FunctionNode node)
    {
        switch (node.Kind)
        {
            case FunctionNodeKind.Block: return Block(frame, node.Children);
            case FunctionNodeKind.Return:
                frame.Result = _values.Evaluate(frame, node.Children[0]);
                return FunctionFlow.Return;
            case FunctionNodeKind.Choice: return Execute(frame, node.Children[_values.Condition(frame, node.Children[0]) ? 1 : 2]);
            case FunctionNodeKind.Loop: return Loop(frame, node);
            case FunctionNodeKind.ForEach: return ForEach(frame, node);
            case FunctionNodeKind.Break: return FunctionFlow.Break;
            case FunctionNodeKind.Continue: return FunctionFlow.Continue;
            default:
                _values.Evaluate(frame, node);
                return FunctionFlow.Next;
        }
    }

    private FunctionFlow Block(FunctionFrame frame, IReadOnlyList<FunctionNode> statements)
    {
        foreach (var statement in statements)
        {
            var flow = Execute(frame, statement);
            if (flow != FunctionFlow.Next)
            {
                return flow;
            }
        }

        return FunctionFlow.Next;
    }

    private FunctionFlow Loop(FunctionFrame frame, FunctionNode node)
    {
        while (_values.Condition(frame, node.Children[0]))
        {
            Count(frame, node);
            var flow = Execute(frame, node.Children[1]);
            if (flow is FunctionFlow.Break or FunctionFlow.Return)
            {
                return flow == FunctionFlow.Return ? flow : FunctionFlow.Next;
            }

            Execute(frame, node.Children[2]);
        }

        return FunctionFlow.Next;
    }

    private FunctionFlow ForEach(FunctionFrame frame, FunctionNode node)
    {
        foreach (object? element in _values.List(frame, node.Children[1]))
        {
            Count(frame, node);
            _values.Assign(frame, node.Children[0], element);
            var flow = Execute(frame, node.Children[2]);
            if (flow is FunctionFlow.Break or FunctionFlow.Return)
            {
                return flow == FunctionFlow.Return ? flow : FunctionFlow.Next;
            }
        }

        return FunctionFlow.Next;
    }

    /// <summary>A call is a turn, too: of functions that call themselves twice there would be more than a compiler can wait for.</summary>
    private void CountTurn()
    {
        if (++_turns > MaxTurns || _graph.Builder.Graph.Nodes.Count > MaxNodes)
        {
            throw new FunctionException(RuleIds.NoCompiledForm, $"calls become part of the function, and there are more than {(_turns > MaxTurns ? $"{Bound.Naming.Count(MaxTurns)} calls and turns of loops" : $"{Bound.Naming.Count(MaxNodes)} operations")}. Use operations over a whole axis.");
        }
    }

    private void Count(FunctionFrame frame, FunctionNode loop)
    {
        if (++_turns > MaxTurns || _graph.Builder.Graph.Nodes.Count > MaxNodes)
        {
            throw new FunctionException(RuleIds.NoCompiledForm, $"the loop is written out turn by turn, and there are more than {Bound.Naming.Count(_turns > MaxTurns ? MaxTurns : MaxNodes)} {(_turns > MaxTurns ? "turns" : "operations")}. Use operations over a whole axis.")
            {
                Place = new(frame.Body, loop.Place),
            };
        }
    }
}
