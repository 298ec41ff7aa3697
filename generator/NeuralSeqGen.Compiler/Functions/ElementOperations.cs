using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Activations;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Ops;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Operations on elements, and activations.</summary>
internal static class ElementOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        Unary("op_UnaryPlus", (_, x) => x),
        Unary("op_UnaryNegation", (b, x) => b.Neg(x)),
        Binary("op_Addition", BinaryKind.Add),
        Binary("op_Subtraction", BinaryKind.Sub),
        Binary("op_Multiply", BinaryKind.Mul),
        Binary("op_Division", BinaryKind.Div),
        Binary("op_LessThan", BinaryKind.Less),
        Binary("op_LessThanOrEqual", BinaryKind.LessEqual),
        Binary("op_GreaterThan", BinaryKind.Greater),
        Binary("op_GreaterThanOrEqual", BinaryKind.GreaterEqual),
        Binary("Equal", BinaryKind.Equal),
        new("NotEqual", call => call.Builder.Sub(call.Builder.Literal(1), Pair(call, BinaryKind.Equal))),
        Binary("Maximum", BinaryKind.Max),
        Binary("Minimum", BinaryKind.Min),
        new("op_Modulus", call => PowerOperations.Remainder(call.Builder, Broadcasting.Join(call, call.Tensor(0), call.Tensor(1)))),
        new("Power", PowerOperations.Power),
        new("Where", Where),
        new("Clip", call => call.Builder.Clip(call.Tensor(0), call.Real(1), call.Real(2))),
        Unary("Square", (b, x) => b.Mul(x, x)),
        Unary("Sqrt", (b, x) => b.Sqrt(x)),
        Unary("Rsqrt", (b, x) => b.Div(b.Literal(1), b.Sqrt(x))),
        Unary("Abs", (b, x) => b.Abs(x)),
        Unary("Sign", (b, x) => b.Sign(x)),
        Unary("Exp", (b, x) => b.Exp(x)),
        Unary("Log", (b, x) => b.Log(x)),
        Unary("Sin", (b, x) => b.Sin(x)),
        Unary("Cos", (b, x) => b.Cos(x)),
        Unary("Erf", (b, x) => b.Unary(UnaryKind.Erf, x)),
        Unary("StopGradient", (b, x) => b.StopGradient(x)),
        new("LeakyRelu", call => Rectifiers.LeakyRelu(call.Builder, call.Tensor(0), call.Real(1))),
        new("Elu", call => Rectifiers.Elu(call.Builder, call.Tensor(0), call.Real(1))),
        .. ActivationCatalogue.All.Where(a => !a.IsOfRows && a.Name is not ("LeakyRelu" or "Elu")).Select(a => Unary(a.Name, a.Apply)),
        .. ActivationCatalogue.All.Where(a => a.IsOfRows).Select(a => new Operation(a.Name, call => Rows(call, a))),
    ];

    private static Operation Unary(string name, Func<GraphBuilder, Value, Value> apply) => new(name, call => apply(call.Builder, call.Tensor(0)));

    private static Operation Binary(string name, BinaryKind kind) => new(name, call => Pair(call, kind));

    private static Value Pair(OperationCall call, BinaryKind kind)
    {
        var operands = Broadcasting.Join(call, call.Tensor(0), call.Tensor(1));
        return call.Builder.Binary(kind, operands[0], operands[1]);
    }

    private static Value Where(OperationCall call)
    {
        var operands = Broadcasting.Join(call, call.Tensor(0), call.Tensor(1), call.Tensor(2));
        return call.Builder.Select(operands[0], operands[1], operands[2]);
    }

    private static Value Rows(OperationCall call, ActivationFunction activation)
    {
        var x = call.Tensor(0);
        if (x.Shape.Rank == 0)
        {
            throw call.Misfit("a number has no axis.");
        }

        int axis = call.Operands.Count > 1 ? call.Axis(1, x.Shape) : x.Shape.Rank - 1;
        return AxisMoves.AlongLast(call.Builder, x, axis, moved => activation.Apply(call.Builder, moved));
    }
}
