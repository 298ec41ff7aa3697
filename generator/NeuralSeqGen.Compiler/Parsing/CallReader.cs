using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads calls and properties: operations of <c>Tensor</c>, other functions, and the arithmetic of <c>System.Math</c>.</summary>
internal sealed class CallReader(FunctionNodes nodes, ExpressionReader expressions, FunctionReader functions)
{
    // what a plain run has and a compiled one does not
    private static readonly HashSet<string> PlainOnly = ["Create", "ToArray", "ToString", "Equals", "GetHashCode", "GetType", "BeginTraining"];

    // a runtime type whose elements are tensors
    private const string Parts = "TensorParts";

    private static readonly HashSet<string> Functions = ["Abs", "Ceiling", "Cos", "Exp", "Floor", "Log", "Max", "Min", "Pow", "Round", "Sign", "Sin", "Sqrt", "Tanh", "Truncate"];

    public FunctionNode Invocation(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (FunctionSignature.IsTensor(method.ContainingType))
        {
            return PlainOnly.Contains(method.Name)
                ? expressions.Refuse(call, FunctionRemedies.PlainOnly(method.Name))
                : nodes.Node(FunctionNodeKind.Operation, call.Syntax, method.Name, Operands(call.Instance, call.Arguments));
        }

        return FunctionSignature.IsFunction(method) || method.MethodKind == MethodKind.LocalFunction ? Function(call) : IsMath(method) ? Math(call) : method.MethodKind == MethodKind.DelegateInvoke ? Delegate(call) : Refused(call);
    }

    public FunctionNode Property(IPropertyReferenceOperation property)
    {
        var text = property.Syntax;
        var type = property.Property.ContainingType;
        var kind = property.Property.Name switch
        {
            "Rank" when FunctionSignature.IsTensor(type) => FunctionNodeKind.Rank,
            "Shape" when FunctionSignature.IsTensor(type) => FunctionNodeKind.Extents,
            "Count" or "Length" when IsList(type) => FunctionNodeKind.Count,
            _ when property.Property.IsIndexer && IsList(type) => FunctionNodeKind.Item,
            _ => FunctionNodeKind.Operation,
        };
        return kind != FunctionNodeKind.Operation ? nodes.Node(kind, text, null, Operands(property.Instance, property.Arguments)) :
            property.Property.IsIndexer && FunctionSignature.IsTensor(type) ? nodes.Node(kind, text, "Item", Operands(property.Instance, property.Arguments)) :
            expressions.Refuse(property, FunctionRemedies.Property(property.Property));
    }

    private static bool IsList(ITypeSymbol type) => ModelAttributes.IsOurs(type, Parts) || type is { TypeKind: TypeKind.Array } || type.SpecialType == SpecialType.System_Array || type.Name == "ReadOnlySpan";

    private static bool IsMath(IMethodSymbol method) => method.ContainingType is { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private IEnumerable<FunctionNode> Operands(IOperation? instance, IEnumerable<IArgumentOperation> arguments)
    {
        var operands = instance is null ? [] : new List<FunctionNode> { expressions.Read(instance) };
        operands.AddRange(arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0).Select(a => expressions.Read(a.Value)));
        return operands;
    }

    private FunctionNode Function(IInvocationOperation call)
    {
        if (FunctionSignature.Problem(call.TargetMethod, nodes.Method.ContainingAssembly) is { } problem)
        {
            return expressions.Refuse(call, $"calls {call.TargetMethod.Name}, which {problem}");
        }

        return nodes.Node(FunctionNodeKind.Call, call.Syntax, functions.Index(call.TargetMethod.OriginalDefinition), Operands(null, call.Arguments));
    }

    private FunctionNode Math(IInvocationOperation call) =>
        !Functions.Contains(call.TargetMethod.Name) ? expressions.Refuse(call, $"has no compiled form. Of System.Math there are {string.Join(", ", Functions.OrderBy(f => f, System.StringComparer.Ordinal))}") :
        call.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Double ? nodes.Node(FunctionNodeKind.Math, call.Syntax, call.TargetMethod.Name, Operands(null, call.Arguments)) :
        expressions.Refuse(call, "computes with another type than int and double. Write it with these");

    /// <summary>A method that is a value is refused where it becomes one.</summary>
    private FunctionNode Delegate(IInvocationOperation call) => call.Instance is { } method ? nodes.Node(FunctionNodeKind.List, call.Syntax, null, expressions.Read(method)) : nodes.Broken(call.Syntax);

    private FunctionNode Refused(IInvocationOperation call) => expressions.Refuse(call, FunctionRemedies.Call(call.TargetMethod));
}
