using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Passes;

/// <summary>Adds operands and results to a Scan and remembers them, so that one value is never stacked or scanned twice.</summary>
internal sealed class ScanEditor(Node node)
{
    private readonly Dictionary<Value, Value> _stacks = [];
    private readonly Dictionary<Value, Value> _scans = [];

    public Node Node => node;

    public ScanOp Op => (ScanOp)node.Op;

    /// <summary>The outer value that holds a body value of every step: an operand of the scan, the history of a carry, or a stacked result, added if need be.</summary>
    public Value Stack(Value bodyValue, GraphBuilder outer)
    {
        if (_stacks.TryGetValue(bodyValue, out var known))
        {
            return known;
        }

        int input = Op.Body.Inputs.IndexOf(bodyValue);
        if (input >= Op.Carries && input < Op.Carries + Op.Scanned)
        {
            return _stacks[bodyValue] = node.Inputs[input];
        }

        if (input >= 0 && input < Op.Carries)
        {
            return _stacks[bodyValue] = outer.Slice(node.Outputs[input], Op.Axis, Op.Reverse ? 1 : 0, Op.Length);
        }

        int output = Op.Body.Outputs.IndexOf(bodyValue);
        if (output >= 0 && output < Op.Carries)
        {
            return _stacks[bodyValue] = outer.Slice(node.Outputs[output], Op.Axis, Op.Reverse ? 0 : 1, Op.Length);
        }

        return _stacks[bodyValue] = output >= 0 && output < Op.Carries + Op.Stacked ? node.Outputs[output] : AddStacked(bodyValue);
    }

    /// <summary>A body input that gives one step of an outer value, added if need be.</summary>
    public Value Scan(Value outerValue)
    {
        if (!_scans.TryGetValue(outerValue, out var input))
        {
            input = new Value(Op.Body.Ids.Next(), outerValue.Shape.Without(Op.Axis), outerValue.Rate, outerValue.Name);
            Op.Body.Inputs.Insert(Op.Carries + Op.Scanned, input);
            node.Inputs.Insert(Op.Carries + Op.Scanned, outerValue);
            node.Op = Op with { Scanned = Op.Scanned + 1 };
            _scans[outerValue] = input;
        }

        return input;
    }

    private Value AddStacked(Value bodyValue)
    {
        int at = Op.Carries + Op.Stacked;
        var result = new Value(Op.Body.Ids.Next(), bodyValue.Shape.Insert(Op.Axis, Op.Length), Rate.Sample, bodyValue.Name) { Producer = node };
        Op.Body.Outputs.Insert(at, bodyValue);
        node.Outputs.Insert(at, result);
        node.Op = Op with { Stacked = Op.Stacked + 1 };
        return result;
    }
}
