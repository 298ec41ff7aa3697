using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads the expressions of a function. Constants of C# are constants here, whatever they are made of.</summary>
internal sealed class ExpressionReader
{
    private readonly FunctionNodes _nodes;
    private readonly CallReader _calls;

    public ExpressionReader(FunctionNodes nodes, FunctionReader functions)
    {
        _nodes = nodes;
        _calls = new(nodes, this, functions);
    }

    /// <summary>An expression that stands as a statement: an assignment, or a step of a loop.</summary>
    public FunctionNode Statement(IOperation expression) => expression switch
    {
        IIncrementOrDecrementOperation { OperatorMethod: null } step => Step(step),
        ISimpleAssignmentOperation or ICompoundAssignmentOperation or IDeconstructionAssignmentOperation or IInvalidOperation or IInvocationOperation { TargetMethod.ReturnsVoid: true } => Read(expression),
        _ => _nodes.Refuse(expression.Syntax, $"'{FunctionNodes.Quote(expression.Syntax)}' computes a value that nothing reads. Give it to a local, or remove it."),
    };

    public FunctionNode Read(IOperation expression)
    {
        var text = expression.Syntax;
        if (expression.ConstantValue is { HasValue: true, Value: var constant })
        {
            return Constant(text, constant);
        }

        return expression switch
        {
            IParenthesizedOperation inside => Read(inside.Operand),
            IParameterReferenceOperation reference => _nodes.Slot(reference.Parameter, text),
            ILocalReferenceOperation reference => _nodes.Slot(reference.Local, text),
            IConversionOperation conversion => Conversion(conversion),
            IUnaryOperation unary => Unary(unary),
            IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Single } single => Refuse(single, "computes in float, where the compiler computes in double. Write double"),
            IBinaryOperation binary => Binary(binary.OperatorMethod, binary.OperatorKind, text, Read(binary.LeftOperand), Read(binary.RightOperand)),
            IConditionalOperation { WhenFalse: { } whenFalse } choice => _nodes.Node(FunctionNodeKind.Choice, choice.Condition.Syntax, null, Read(choice.Condition), Read(choice.WhenTrue), Read(whenFalse)),
            ISimpleAssignmentOperation { IsRef: false } assignment => _nodes.Node(FunctionNodeKind.Assign, text, null, Target(assignment.Target), Read(assignment.Value)),
            ICompoundAssignmentOperation { InConversion.IsIdentity: true, OutConversion.IsIdentity: true } assignment => Compound(assignment),
            IDeconstructionAssignmentOperation assignment when Conversions.ChangeNumbers(assignment) => Refuse(assignment, "gives the parts of a tuple other types. Write var, and the numbers with the type they shall have"),
            IDeconstructionAssignmentOperation assignment => _nodes.Node(FunctionNodeKind.Assign, text, null, Target(assignment.Target), Read(assignment.Value)),
            ITupleOperation tuple => List(text, tuple.Elements),
            IArrayCreationOperation { Initializer: { } initializer } => List(text, initializer.ElementValues),
            ICollectionExpressionOperation collection => List(text, collection.Elements),
            ISpreadOperation { ElementConversion: { IsNumeric: true } or { IsNullable: true } } spread => Refuse(spread, "gives the elements another type. Write them out with the type they shall have"),
            ISpreadOperation spread => _nodes.Node(FunctionNodeKind.Spread, text, null, Read(spread.Operand)),
            IImplicitIndexerReferenceOperation element => _nodes.Node(FunctionNodeKind.Item, text, null, Read(element.Instance), Read(element.Argument)),
            IRangeOperation range => _nodes.Node(FunctionNodeKind.Range, text, null, End(range.LeftOperand, text), End(range.RightOperand, text)),
            IPropertyReferenceOperation property => _calls.Property(property),
            IArrayElementReferenceOperation { Indices.Length: 1 } element => _nodes.Node(FunctionNodeKind.Item, text, null, Read(element.ArrayReference), Read(element.Indices[0])),
            IInvocationOperation call => _calls.Invocation(call),
            IDefaultValueOperation => _nodes.Node(FunctionNodeKind.Constant, text, null),
            IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field, Instance: { } instance } => Element(text, instance, field),
            IInvalidOperation => _nodes.Broken(text),
            _ when expression.Type is { TypeKind: TypeKind.Error } => _nodes.Broken(text),
            _ => Refuse(expression, FunctionRemedies.Expression(expression)),
        };
    }

    /// <summary>What cannot be compiled, quoted; what is done with a local that was refused has no sentence of its own.</summary>
    public FunctionNode Refuse(IOperation expression, string why) => FunctionNodes.Root(expression) is { } local && _nodes.IsRefused(local)
        ? _nodes.Node(FunctionNodeKind.Constant, expression.Syntax, null)
        : _nodes.Refuse(expression.Syntax, $"'{FunctionNodes.Quote(expression.Syntax)}' {why}.");

    private FunctionNode Constant(SyntaxNode text, object? value) => value switch
    {
        float number => _nodes.Node(FunctionNodeKind.Constant, text, (double)number),
        null or int or double or bool or string => _nodes.Node(FunctionNodeKind.Constant, text, value),
        _ => _nodes.Refuse(text, $"'{FunctionNodes.Quote(text)}' is a {value.GetType().Name}. Numbers of a compiled function are of type int and double."),
    };

    private FunctionNode List(SyntaxNode text, IEnumerable<IOperation> elements) => _nodes.Node(FunctionNodeKind.List, text, null, elements.Select(Read));

    private FunctionNode Element(SyntaxNode text, IOperation tuple, IFieldSymbol field)
    {
        int index = field.ContainingType.TupleElements.IndexOf(field.ContainingType.TupleElements.First(e => (e.CorrespondingTupleField ?? e).Equals(field.CorrespondingTupleField ?? field, SymbolEqualityComparer.Default)));
        return _nodes.Node(FunctionNodeKind.Item, text, null, Read(tuple), _nodes.Node(FunctionNodeKind.Constant, text, index));
    }

    private FunctionNode End(IOperation? end, SyntaxNode text) => end is null ? _nodes.Node(FunctionNodeKind.Constant, text, null) : Read(end);

    private FunctionNode Conversion(IConversionOperation conversion)
    {
        if (!conversion.Conversion.Exists)
        {
            return _nodes.Broken(conversion.Syntax);
        }

        var operand = Read(conversion.Operand);
        if (conversion.Type is { TypeKind: TypeKind.Dynamic })
        {
            return Refuse(conversion, "is dynamic. Write the type, or var");
        }

        string? target = FunctionSignature.IsTensor(conversion.Type) ? "tensor" : conversion.Type?.SpecialType switch
        {
            SpecialType.System_Int32 => "int",
            SpecialType.System_Double => "double",
            SpecialType.System_Single => "float",
            _ => null,
        };
        bool isNumber = conversion.Operand.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Double or SpecialType.System_Single;
        return target is not null && isNumber ? _nodes.Node(FunctionNodeKind.Convert, conversion.Syntax, target, operand) :
            target == "float" ? Refuse(conversion, "takes the number out of a tensor, which is not known at compile time. Go on with the tensor") :
            target != "tensor" && Conversions.ChangeNumbers(conversion) ? Refuse(conversion, "changes the type of numbers inside a tuple or a nullable. Write the numbers with the type they shall have") :
            conversion.IsImplicit || target == "tensor" ? operand : Refuse(conversion, "is a conversion without a compiled form. Leave it out");
    }

    private FunctionNode Unary(IUnaryOperation unary)
    {
        var operand = Read(unary.Operand);
        return unary.OperatorKind == UnaryOperatorKind.Hat ? _nodes.Node(FunctionNodeKind.FromEnd, unary.Syntax, null, operand) :
            unary.OperatorMethod is { } method ? FunctionSignature.IsTensor(method.ContainingType) ? _nodes.Node(FunctionNodeKind.Operation, unary.Syntax, method.Name, operand) : Refuse(unary, "uses an operator of a type that is no tensor") :
            _nodes.Node(FunctionNodeKind.Arithmetic, unary.Syntax, unary.OperatorKind.ToString(), operand);
    }

    private FunctionNode Binary(IMethodSymbol? method, BinaryOperatorKind kind, SyntaxNode text, FunctionNode left, FunctionNode right) =>
        method is null ? _nodes.Node(FunctionNodeKind.Arithmetic, text, kind.ToString(), left, right) :
        FunctionSignature.IsTensor(method.ContainingType) ? _nodes.Node(FunctionNodeKind.Operation, text, method.Name, left, right) :
        _nodes.Refuse(text, $"'{FunctionNodes.Quote(text)}' uses an operator of {method.ContainingType.Name}. Operators are those of Tensor and of numbers.");

    private FunctionNode Compound(ICompoundAssignmentOperation assignment)
    {
        var value = Binary(assignment.OperatorMethod, assignment.OperatorKind, assignment.Syntax, Read(assignment.Target), Read(assignment.Value));
        return _nodes.Node(FunctionNodeKind.Assign, assignment.Syntax, null, Target(assignment.Target), value);
    }

    private FunctionNode Step(IIncrementOrDecrementOperation step)
    {
        string kind = step.Kind == OperationKind.Decrement ? nameof(BinaryOperatorKind.Subtract) : nameof(BinaryOperatorKind.Add);
        var one = _nodes.Node(FunctionNodeKind.Constant, step.Syntax, step.Type?.SpecialType == SpecialType.System_Double ? 1.0 : (object)1);
        var next = _nodes.Node(FunctionNodeKind.Arithmetic, step.Syntax, kind, Read(step.Target), one);
        return _nodes.Node(FunctionNodeKind.Assign, step.Syntax, null, Target(step.Target), next);
    }

    private FunctionNode Target(IOperation target) => target switch
    {
        ILocalReferenceOperation local => _nodes.Slot(local.Local, target.Syntax),
        IParameterReferenceOperation parameter => _nodes.Slot(parameter.Parameter, target.Syntax),
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        ITupleOperation tuple => _nodes.Node(FunctionNodeKind.List, target.Syntax, null, tuple.Elements.Select(Target)),
        IDiscardOperation => _nodes.Node(FunctionNodeKind.Discard, target.Syntax, null),
        IInvalidOperation => _nodes.Broken(target.Syntax),
        _ => Refuse(target, "cannot be assigned to: tensors do not change. Assign to a local"),
    };
}
