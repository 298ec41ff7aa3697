using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>Reads the statements of a function.</summary>
internal sealed class StatementReader
{
    private readonly FunctionNodes _nodes;
    private readonly ExpressionReader _expressions;

    public StatementReader(FunctionNodes nodes, FunctionReader functions)
    {
        _nodes = nodes;
        _expressions = new(nodes, functions);
    }

    /// <summary>The statements of the method; one without a body is the C# compiler's to report.</summary>
    public FunctionNode Body(CancellationToken cancellation)
    {
        var syntax = _nodes.Method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var compilation = (_nodes.Method.ContainingAssembly as ISourceAssemblySymbol)?.Compilation;
        var operation = compilation?.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation) as IMethodBodyOperation;
        return (operation?.BlockBody ?? operation?.ExpressionBody) is { } body ? Read(body) : _nodes.Broken(syntax);
    }

    private FunctionNode Read(IOperation statement) => statement switch
    {
        IBlockOperation block => Block(block.Syntax, block.Operations),
        IReturnOperation { ReturnedValue: { } value } => _nodes.Node(FunctionNodeKind.Return, statement.Syntax, null, _expressions.Read(value)),
        IVariableDeclarationGroupOperation group => Block(group.Syntax, group.Declarations),
        IVariableDeclarationOperation declaration => Declaration(declaration),
        IExpressionStatementOperation expression => _expressions.Statement(expression.Operation),
        IConditionalOperation choice => Choice(choice),
        IForLoopOperation loop => For(loop),
        IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop => Loop(loop.Syntax, condition, Read(loop.Body), []),
        IForEachLoopOperation loop => ForEach(loop),
        IBranchOperation { BranchKind: BranchKind.Break } => _nodes.Node(FunctionNodeKind.Break, statement.Syntax, null),
        IBranchOperation { BranchKind: BranchKind.Continue } => _nodes.Node(FunctionNodeKind.Continue, statement.Syntax, null),
        // a local function is refused where it is called
        IEmptyOperation or ILocalFunctionOperation => _nodes.Node(FunctionNodeKind.Block, statement.Syntax, null),
        IInvalidOperation or IReturnOperation => _nodes.Broken(statement.Syntax),
        _ => _nodes.Refuse(statement.Syntax, $"'{FunctionNodes.Quote(statement.Syntax)}' {FunctionRemedies.Statement(statement)}."),
    };

    private FunctionNode Block(SyntaxNode text, IEnumerable<IOperation> statements) => _nodes.Node(FunctionNodeKind.Block, text, null, statements.Select(Read));

    private FunctionNode Declaration(IVariableDeclarationOperation declaration)
    {
        var assignments = declaration.Declarators.Where(d => (d.Initializer ?? declaration.Initializer) is not null).Select(d =>
            _nodes.Node(FunctionNodeKind.Assign, d.Syntax, null, Local(d.Symbol, d.Syntax), _nodes.Initial(d.Symbol, (d.Initializer ?? declaration.Initializer)!.Value, _expressions.Read)));
        return _nodes.Node(FunctionNodeKind.Block, declaration.Syntax, null, assignments);
    }

    private FunctionNode Local(ILocalSymbol local, SyntaxNode text) => local.RefKind == RefKind.None ? _nodes.Slot(local, text) : _nodes.Refuse(text, $"'{local.Name}' is a ref local. Give it the value.");

    private FunctionNode Choice(IConditionalOperation choice)
    {
        var whenTrue = Read(choice.WhenTrue);
        var whenFalse = choice.WhenFalse is { } otherwise ? Read(otherwise) : _nodes.Node(FunctionNodeKind.Block, choice.Syntax, null);
        return _nodes.Node(FunctionNodeKind.Choice, choice.Condition.Syntax, null, _expressions.Read(choice.Condition), whenTrue, whenFalse);
    }

    private FunctionNode For(IForLoopOperation loop)
    {
        var before = loop.Before.Select(Read).ToList();
        if (loop.Condition is not { } condition)
        {
            return _nodes.Refuse(loop.Syntax, "a loop without a condition has no end that is known. Write one over numbers, as in for (int i = 0; i < n; i++).");
        }

        before.Add(Loop(loop.Syntax, condition, Read(loop.Body), loop.AtLoopBottom));
        return _nodes.Node(FunctionNodeKind.Block, loop.Syntax, null, before);
    }

    private FunctionNode Loop(SyntaxNode text, IOperation condition, FunctionNode body, IEnumerable<IOperation> after) =>
        _nodes.Node(FunctionNodeKind.Loop, text, null, _expressions.Read(condition), body, _nodes.Node(FunctionNodeKind.Block, text, null, after.Select(Read)));

    private FunctionNode ForEach(IForEachLoopOperation loop) =>
        Conversions.ChangeNumbers(loop) ? _nodes.Refuse(loop.Syntax, "a foreach gives its elements another type. Write var, and the elements with the type they shall have.") : loop.LoopControlVariable is IVariableDeclaratorOperation variable
        ? _nodes.Node(FunctionNodeKind.ForEach, loop.Syntax, null, Local(variable.Symbol, variable.Syntax), _expressions.Read(loop.Collection), Read(loop.Body))
        : _nodes.Refuse(loop.Syntax, "a foreach needs one variable. Take the elements apart inside it.");
}
