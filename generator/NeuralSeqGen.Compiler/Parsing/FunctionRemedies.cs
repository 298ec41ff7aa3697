using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>What stands in a function and has no compiled form, as the end of a sentence that begins with its text; and what to write instead.</summary>
internal static class FunctionRemedies
{
    private const string Grow = "With Tensor[] parts = [], parts = [.. parts, y] adds one";

    /// <summary>Of an expression.</summary>
    public static string Expression(IOperation expression) => expression switch
    {
        IObjectCreationOperation { Type: { Name: "List" or "Queue" or "Stack" } } => $"makes a list. Write an array: {Grow}",
        IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation or IWithOperation => "makes an object. Several values are a tuple or an array",
        IArrayCreationOperation => $"makes an array without its elements. Write the elements, as in [a, b]: {Grow}",
        IFieldReferenceOperation { Type: { } type } => $"is a field, whose value is not known at compile time. {(FunctionSignature.IsNumber(type) ? "Make it a const, or a parameter that the attribute gives" : "Write it in the function, or give its numbers as parameters")}",
        IDelegateCreationOperation or IAnonymousFunctionOperation or IMethodReferenceOperation => "is a method as a value. Write a method with [TensorFunction] and call it",
        ISwitchExpressionOperation => "is a switch. Write ?: with == over numbers",
        IIsPatternOperation or IIsTypeOperation => "matches a pattern. Compare with ==, < and && over numbers",
        ICoalesceOperation or IConditionalAccessOperation or ICoalesceAssignmentOperation => "asks for null. A tensor is never null: leave it out",
        IThrowOperation => "throws. Leave it out: the shapes of a compiled function are checked where it is used",
        IInterpolatedStringOperation => "makes a text. Texts are constants, as the letters of Einsum",
        IDynamicMemberReferenceOperation or IDynamicInvocationOperation or IDynamicIndexerAccessOperation => "is dynamic. Write the type, or var",
        IIncrementOrDecrementOperation => "changes a number inside an expression. Write it as a statement of its own",
        _ => "has no compiled form. Write it with the operations of Tensor, numbers and functions with [TensorFunction]",
    };

    /// <summary>Of a statement.</summary>
    public static string Statement(IOperation statement) => statement switch
    {
        ISwitchOperation => "is a switch. Write if and else over numbers",
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => "throws. Leave it out: the shapes of a compiled function are checked where it is used",
        ITryOperation => "catches what is thrown. Leave it out: a compiled function throws nothing",
        IUsingOperation or IUsingDeclarationOperation or ILockOperation => "is for plain runs. Leave it out, or write it around the call",
        IWhileLoopOperation => "is a loop whose condition stands at its end. Write while, or for over numbers",
        IBranchOperation or ILabeledOperation => "jumps. Write a loop or an if over numbers",
        _ => "is no statement of a compiled function. It has locals, assignments, if, for, foreach, while and return",
    };

    /// <summary>Of a call of a method that is no function.</summary>
    public static string Call(IMethodSymbol method)
    {
        bool isOwn = method.Locations.Any(place => place.IsInSource);
        return method switch
        {
            _ when isOwn && FunctionSignature.Results(method) > 0 => $"calls {method.Name}, which is no [TensorFunction]. Add the attribute to it",
            _ when method.ReturnsVoid => "does something beside computing a value. Leave it out, or do it where the function is called",
            _ when isOwn && method.Parameters.Any(p => FunctionSignature.IsTensor(p.Type)) => $"calls {method.Name}, which gives {method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}. Let it give a Tensor, with [TensorFunction]",
            _ when isOwn && FunctionSignature.IsNumber(method.ReturnType) => $"calls {method.Name}, whose value is not known at compile time. Write the number out, or pass it as a parameter",
            { ContainingType.Name: "Enumerable" } => $"is LINQ. Write a for or foreach. {Grow}",
            { ContainingType.Name: "MathF" } => $"computes in float. Numbers take Math.{method.Name}, tensors the operations of Tensor",
            { ContainingType.Name: "Random" } => "draws a number when the model is compiled. Use Normal or Dropout of Tensor",
            _ => $"calls {method.ContainingType.Name}.{method.Name}, whose value is not known at compile time. Use operations of Tensor, System.Math, and functions with [TensorFunction]",
        };
    }

    /// <summary>Of a property.</summary>
    public static string Property(IPropertySymbol property) => FunctionSignature.IsTensor(property.ContainingType)
        ? "is for plain runs: the values of a tensor are not known at compile time. Go on with the tensor"
        : "is a property whose value is not known at compile time. Use a constant, or a parameter that the attribute gives";

    /// <summary>Of a method of Tensor that only plain runs have.</summary>
    public static string PlainOnly(string method) => method == "Create"
        ? "is for plain runs. Numbers that are written are a tensor by Stack([1, 2, 3]), Full or Arange"
        : "is for plain runs: the values of a tensor are not known at compile time. Use it in tests";
}
