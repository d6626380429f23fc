using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Scorecard.TestData.SqlServer;

/// <summary>Finds the methods that ask the database, by what they call.</summary>
public static class CallSites
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>The methods of an assembly that run a query, such as <c>ScoreBookStore.ReadAsync</c>.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .SelectMany(t => t.GetMethods(All).Cast<MethodBase>().Concat(t.GetConstructors(All)))
                .Where(m => Calls(m).Any(Asks))
                .Select(NameOf)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The method as it was written: not the state machine or the closure that the compiler made of it.</summary>
    internal static string NameOf(MethodBase method)
    {
        var (type, name) = (method.DeclaringType!, method.Name);
        while (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.StartsWith('<'))
        {
            name = type.Name.StartsWith("<>", StringComparison.Ordinal) ? name : type.Name;
            type = type.DeclaringType!;
        }
        return $"{type.Name}.{name.TrimStart('<').Split('>')[0]}";
    }

    private static bool Asks(MethodBase called) =>
        called.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            ? called.Name.EndsWith("Async", StringComparison.Ordinal)
                || called.Name.StartsWith("Execute", StringComparison.Ordinal)
                || called.Name == nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable)
            : called.DeclaringType == typeof(Queryable)
                && called is MethodInfo { ReturnType: var answer }
                && !typeof(IQueryable).IsAssignableFrom(answer);

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var (types, own) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        for (var at = 0; at < code.Length; )
        {
            var operation = OpCodes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += operation.Size;
            if (
                operation.OperandType == OperandType.InlineMethod
                && operation != System.Reflection.Emit.OpCodes.Ldtoken
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), types, own) is { } called
            )
                yield return called;
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }
}
